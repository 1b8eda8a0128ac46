package io.tandem.rebate.earnings.model;

/** That a user traded on a line of the roll-up: what active traders are counted from. */
public record Activity(EarningKey key, String userId) {

    // Spread: ids are numbered, and a sum of two numbers has many of the same sums.
    private static final int SPREAD = 0x9E3779B1;

    @Override
    public int hashCode() {
        return key.hashCode() * SPREAD ^ userId.hashCode();
    }
}
