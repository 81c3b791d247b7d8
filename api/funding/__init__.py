"""Funding: each funder's money in a call, moved only together with its ledger."""

from api.funding.commit_funds import commit_funds, mark_exhausted, release_funds
from api.funding.errors import FundsExhausted, ReleaseExceedsCommitment
from api.funding.models import FundingLine, FundingLineUsage
from api.funding.plan_lines import allocate_funds, allocate_lines, plan_lines
from api.funding.queries import Position, lines_of, lines_of_calls, lock_lines, position_of, positions

__all__ = [
    "FundingLine",
    "FundingLineUsage",
    "FundsExhausted",
    "Position",
    "ReleaseExceedsCommitment",
    "allocate_funds",
    "allocate_lines",
    "commit_funds",
    "lines_of",
    "lines_of_calls",
    "lock_lines",
    "mark_exhausted",
    "plan_lines",
    "position_of",
    "positions",
    "release_funds",
]
