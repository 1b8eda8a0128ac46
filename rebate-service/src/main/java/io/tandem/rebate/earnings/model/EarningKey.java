package io.tandem.rebate.earnings.model;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.plan.model.Category;
import java.time.LocalDate;
import java.time.YearMonth;

/** One line of the roll-up: a source's earnings of a day, in an asset and a category. */
public record EarningKey(Source source, LocalDate day, Asset asset, Category category) {

    public YearMonth period() {
        return YearMonth.from(day);
    }
}
