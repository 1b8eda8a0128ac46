package io.tandem.rebate.trade.model;

import io.tandem.rebate.plan.model.Category;

/** What kind of instrument was traded, and under which category of the plan that falls. */
public enum InstrumentType {
    SPOT(Category.SPOT),
    MARGIN(Category.SPOT),
    SWAP(Category.DERIVATIVE),
    FUTURES(Category.DERIVATIVE),
    OPTION(Category.DERIVATIVE);

    private final Category category;

    InstrumentType(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
