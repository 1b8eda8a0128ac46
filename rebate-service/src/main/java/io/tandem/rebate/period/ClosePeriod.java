package io.tandem.rebate.period;

import java.time.YearMonth;

/** Closes a month of a programme. */
record ClosePeriod(String programme, YearMonth period) {}
