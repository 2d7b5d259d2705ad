"""An amount of a fund (一笔资金金额): a sum, whose it is, and what about the fund it states."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extractors.funds.names import FundName
from kg.extractors.passages.clauses import Clause
from kg.mentions import Mention
from kg.values import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum that a fund has: the mention, the fund if named, the role, the stage ("二期"), its clause.

    `former` is true of a size that it left for another ("由|1000万元|增至3000万元").
    """

    mention: Mention
    quantity: Quantity
    fund: FundName | None
    role: str
    stage: str
    clause: Clause
    former: bool = False
