package io.tandem.rebate.ledger;

import java.util.List;

/** A partner's balances, by asset. */
record BalancesView(List<BalanceView> items) {}
