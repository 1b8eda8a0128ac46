package io.tandem.referral.partner.model;

/**
 * How a partner stands with the exchange. An active partner binds new users and earns by those it
 * has; a suspended one goes on earning but binds none; a closed one does neither, for good. A
 * transition exists only where it is legal, so that reopening a closed partner does not compile.
 */
public sealed interface Standing {

    /** The word for it on the wire and in the database. */
    String word();

    /** Binds new users and earns. */
    record Active() implements Standing {
        @Override
        public String word() {
            return "ACTIVE";
        }

        public Suspended suspend() {
            return new Suspended();
        }

        public Closed close() {
            return new Closed();
        }
    }

    /** Earns by the users it has, binds no new ones. */
    record Suspended() implements Standing {
        @Override
        public String word() {
            return "SUSPENDED";
        }

        public Active reinstate() {
            return new Active();
        }

        public Closed close() {
            return new Closed();
        }
    }

    /** Neither binds nor earns; there is no way back. */
    record Closed() implements Standing {
        @Override
        public String word() {
            return "CLOSED";
        }
    }

    /** The standing that a word names; refuses any other word. */
    static Standing of(String word) {
        return switch (word) {
            case "ACTIVE" -> new Active();
            case "SUSPENDED" -> new Suspended();
            case "CLOSED" -> new Closed();
            default -> throw new IllegalArgumentException("no standing is called " + word);
        };
    }
}
