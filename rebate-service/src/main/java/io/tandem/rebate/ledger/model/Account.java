package io.tandem.rebate.ledger.model;

import java.util.Optional;
import java.util.UUID;

/**
 * Where an amount can be, apart from its asset. Balances are credits less debits, so what a
 * programme has spent stands below zero and what a partner owns above.
 */
public sealed interface Account {

    /** The unique, stable name in the ledger. */
    String name();

    /** Whose money it is, where it is a partner's. */
    default Optional<UUID> partner() {
        return Optional.empty();
    }

    /**
     * Whether a running balance is kept. Not for a programme's expense: each batch of trades would
     * have to lock that one row; it is summed from the postings when somebody asks.
     */
    default boolean hasBalance() {
        return true;
    }

    /** What a programme has given. */
    record Expense(String programme) implements Account {
        @Override
        public String name() {
            return "programme:" + programme + ":expense";
        }

        @Override
        public boolean hasBalance() {
            return false;
        }
    }

    /** One pocket of a partner. */
    record OfPartner(UUID id, Pocket pocket) implements Account {
        @Override
        public String name() {
            return "partner:" + id + ":" + pocket.word();
        }

        @Override
        public Optional<UUID> partner() {
            return Optional.of(id);
        }
    }

    /** The discount that the exchange credits to a user. */
    record Invitee(String programme, String userId) implements Account {
        @Override
        public String name() {
            return "invitee:" + programme + ":" + userId;
        }
    }

    /** The joint budget of a campaign. */
    record Campaign(UUID id) implements Account {
        @Override
        public String name() {
            return "campaign:" + id;
        }
    }

    /** Money that nobody could be found for yet. */
    record Suspense() implements Account {
        @Override
        public String name() {
            return "suspense";
        }
    }

    /**
     * What an exchange's commission file and the books disagree about in a programme: it waits here
     * and in no other suspense, so that nothing else can draw on it.
     */
    record Unmatched(String programme) implements Account {
        @Override
        public String name() {
            return "suspense:" + programme;
        }
    }

    /** What a programme gave up to find out or to claim. */
    record WriteOff(String programme) implements Account {
        @Override
        public String name() {
            return "programme:" + programme + ":write-off";
        }

        @Override
        public boolean hasBalance() {
            return false;
        }
    }
}
