package io.tandem.chassis.idempotency;

import io.smallrye.mutiny.Uni;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The keys through a Hibernate session. */
record SessionRows(Mutiny.Session session) implements KeyRows {

    private static final String CLAIM =
            """
            insert into idempotency_key (caller, key, fingerprint, created_at)
            values (?1, ?2, ?3, ?4)
            on conflict (caller, key) do nothing
            """;

    private static final String KEEP =
            """
            update idempotency_key set status = ?3, content = ?4
            where caller = ?1 and key = ?2
            """;

    private static final String FIND =
            """
            select fingerprint, content from idempotency_key
            where caller = ?1 and key = ?2
            """;

    @Override
    public Uni<Boolean> claim(Claim claim) {
        return session.createNativeQuery(CLAIM)
                .setParameter(1, claim.caller())
                .setParameter(2, claim.key())
                .setParameter(3, claim.fingerprint())
                .setParameter(4, claim.at().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(count -> count == 1);
    }

    @Override
    public Uni<Void> keep(Claim claim, int status, String content) {
        return session.createNativeQuery(KEEP)
                .setParameter(1, claim.caller())
                .setParameter(2, claim.key())
                .setParameter(3, (short) status)
                .setParameter(4, content)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<StoredAnswer>> find(Claim claim) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter(1, claim.caller())
                .setParameter(2, claim.key())
                .getSingleResultOrNull()
                .map(row -> row == null ? null : new StoredAnswer((String) row[0], (String) row[1]))
                .map(Optional::ofNullable);
    }
}
