-- One submission per request, each by another person. DATA: "application_id access_token" a line.
local lines, counter = {}, 0
function init()
  for line in assert(io.open(os.getenv("DATA"))):lines() do lines[#lines + 1] = line end
end
function request()
  counter = counter + 1
  local application, bearer = (lines[counter] or "none none"):match("(%S+) (%S+)")
  local headers = {
    ["Authorization"] = "Bearer " .. bearer,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = "bench-key-" .. application,
  }
  return wrk.format("POST", "/v1/applications/" .. application .. "/submission", headers, "{}")
end
