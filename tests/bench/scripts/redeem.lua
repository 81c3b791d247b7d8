-- One redemption per request, each with its own presentation, key and reference.
-- DATA: first line "space_id access_token", then one presentation a line.
local tokens, counter, space, bearer = {}, 0, nil, nil
function init()
  local file = assert(io.open(os.getenv("DATA")))
  space, bearer = file:read("l"):match("(%S+) (%S+)")
  for line in file:lines() do tokens[#tokens + 1] = line end
end
function request()
  counter = counter + 1
  local token = tokens[counter] or "EXHAUSTED"
  local headers = {
    ["Authorization"] = "Bearer " .. bearer,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = "bench-key-" .. token .. counter,
  }
  local body = '{"presentation":"' .. token .. '","space_id":"' .. space
    .. '","desk_kind":"shared_desk","price_cents":1000,"starts_on":"2026-12-01","ends_on":"2026-12-01","capture":true,'
    .. '"external_reference":"bench-' .. token .. '"}'
  return wrk.format("POST", "/v1/redemptions", headers, body)
end
