package io.tandem.rebate.accrual.model;

/** Why a trade's fee is commissionable, or why it is not. The first that applies is recorded. */
public enum Reason {
    COMMISSIONABLE("the fee is commissionable"),
    REVERSED("the whole trade was reversed"),
    UNBOUND("no binding was in force when the user traded"),
    NO_PLAN("no plan of the programme rates this category in this month"),
    EXPIRED_BINDING("the binding had run out of its earning time"),
    MARKET_MAKER("the user traded as a market maker"),
    VOUCHER("the fee was paid with a voucher"),
    EXCLUDED_USER_TIER("the plan excludes the user's fee tier"),
    BLOCKED_COUNTRY("the plan excludes the user's country"),
    NON_POSITIVE_FEE("the user paid no fee");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * Whether the trade counts as its partner's activity: in volume, fees and active traders, and
     * with them for the partner's tier. Trading that the plan shuts out does not.
     */
    public boolean isActivity() {
        return this == COMMISSIONABLE || this == NON_POSITIVE_FEE;
    }
}
