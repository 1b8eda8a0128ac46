package io.tandem.rebate.intake;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;

/** A body with one trade or an array of them. */
@JsonDeserialize(using = ReportedTradesReader.class)
record ReportedTrades(boolean isArray, List<ReportTrade> trades) {}
