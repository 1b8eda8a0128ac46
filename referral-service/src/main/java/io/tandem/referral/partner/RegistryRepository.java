package io.tandem.referral.partner;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tandem.referral.partner.model.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** The registry's lock, and the list of users to derive anew, through the Panache session. */
@ApplicationScoped
class RegistryRepository {

    /**
     * All accounts of a programme are derived together, so if one comes or goes, the others may be
     * touched.
     */
    private static final String REDERIVE_USERS =
            """
            with changed as (
                select invitee.programme, invitee.user_id
                from unnest(cast(?1 as text[]), cast(?2 as text[])) as changed (programme, user_id)
                join invitee on invitee.programme = changed.programme and invitee.user_id = changed.user_id
            )
            insert into rederivation (programme, user_id, requested_at)
            select programme, user_id, cast(?3 as timestamptz) from changed
            union
            select account.programme, account.user_id, cast(?3 as timestamptz)
            from partner_account as account
            join invitee on invitee.programme = account.programme and invitee.user_id = account.user_id
            where account.programme in (select programme from changed)
            on conflict do nothing
            """;

    /**
     * Whose claims the new standing may decide otherwise, and whom a closed owner does not hold any
     * longer.
     */
    private static final String REDERIVE_USERS_OF_PARTNER =
            """
            insert into rederivation (programme, user_id, requested_at)
            select claim.programme, claim.user_id, cast(?2 as timestamptz)
            from claim
            join link_version as version
                on version.link_id = claim.link_id and version.version = claim.link_version
            join link on link.id = claim.link_id
            where claim.signed_up_at >= ?2 and (link.owner_id = ?1 or version.co_inviter_id = ?1)
            union
            select binding.programme, binding.user_id, cast(?2 as timestamptz)
            from binding
            where ?3 and binding.partner_id = ?1 and binding.state = 'IN_FORCE'
            on conflict do nothing
            """;

    /** Appended to the feed in the transaction that makes it true, as the chassis appends. */
    private static final String TELL_STANDING =
            """
            insert into feed_entry (feed, at, payload)
            select 'standings', cast(?1 as timestamptz), cast(json_build_object(
                'partnerId', cast(?2 as uuid), 'sequence', cast(?3 as integer),
                'status', cast(?4 as text), 'since', cast(?5 as text)) as text)
            """;

    Uni<Void> lock() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(RegistryLock.EXCLUSIVE, Integer.class)
                                .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Void> rederive(Collection<Account> users, Instant now) {
        if (users.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(REDERIVE_USERS)
                                .setParameter(
                                        1,
                                        users.stream()
                                                .map(Account::programme)
                                                .toArray(String[]::new))
                                .setParameter(
                                        2,
                                        users.stream().map(Account::userId).toArray(String[]::new))
                                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                                .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> rederiveUsersOf(UUID partner, Instant since, boolean closed) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(REDERIVE_USERS_OF_PARTNER)
                                .setParameter(1, partner)
                                .setParameter(2, since.atOffset(ZoneOffset.UTC))
                                .setParameter(3, closed)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** Tells who follows that the partner stands otherwise from that moment on. */
    Uni<Void> tellStanding(
            UUID partner, int sequence, Standing standing, Instant since, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TELL_STANDING)
                                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                                .setParameter(2, partner)
                                .setParameter(3, sequence)
                                .setParameter(4, standing.word())
                                .setParameter(5, since.toString())
                                .executeUpdate())
                .replaceWithVoid();
    }
}
