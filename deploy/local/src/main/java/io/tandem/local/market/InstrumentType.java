package io.tandem.local.market;

/** The kinds of instruments in the files. */
public enum InstrumentType {
    SPOT,
    SWAP,
    FUTURES;

    public boolean isDerivative() {
        return this != SPOT;
    }
}
