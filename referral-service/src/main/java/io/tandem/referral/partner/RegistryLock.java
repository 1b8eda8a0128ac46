package io.tandem.referral.partner;

/**
 * One lock over the partners' accounts and standings, held until the transaction ends. Who changes
 * them, and who derives bindings of partners' own accounts (which may close cycles with one
 * another), takes it exclusively; who derives other bindings shares it. So a claim is judged before
 * a change or after it, never by half of it, and whatever the change touches can be listed in its
 * transaction without missing a claim that is under way.
 *
 * <p>It is always the first lock that a transaction takes, save the row of an idempotency key, and
 * is never raised from shared to exclusive: that could deadlock.
 */
public final class RegistryLock {

    public static final String SHARED =
            "select 1 from (select pg_advisory_xact_lock_shared(hashtextextended('tandem.registry', 0))) as taken";

    public static final String EXCLUSIVE =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended('tandem.registry', 0))) as taken";

    private RegistryLock() {}
}
