package io.tandem.local;

/** The suite could not be started or used, with a message for the person at the terminal. */
public final class SuiteFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SuiteFailure(String message) {
        super(message);
    }

    public SuiteFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
