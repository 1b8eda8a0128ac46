package io.tandem.rebate.reconciliation.model;

/** Where a break is; a transition is a method of the state that it starts from. */
public sealed interface BreakState {

    /** The state's name on the wire and in the database. */
    String word();

    /** Found, and nobody has decided. */
    record Open() implements BreakState {
        @Override
        public String word() {
            return "OPEN";
        }

        public Proposed propose(Resolution resolution, String by) {
            return new Proposed(resolution, by);
        }
    }

    /** Somebody has said how it should end; somebody else must agree. */
    record Proposed(Resolution resolution, String by) implements BreakState {
        @Override
        public String word() {
            return "PROPOSED";
        }

        /** Whether this would be a second pair of eyes. */
        public boolean mayBeConfirmedBy(String subject) {
            return !subject.equals(by);
        }

        public Resolved confirm() {
            return new Resolved();
        }

        public Open reject() {
            return new Open();
        }
    }

    /** File and books have come to agree. */
    record Matched() implements BreakState {
        @Override
        public String word() {
            return "MATCHED";
        }
    }

    /** Ended by decision, once. */
    record Resolved() implements BreakState {
        @Override
        public String word() {
            return "RESOLVED";
        }
    }
}
