package io.tandem.rebate.earnings;

import java.util.List;

/** Earnings, a row per partner, asset and asked keys. */
record EarningsView(List<EarningView> items) {}
