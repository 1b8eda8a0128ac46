package io.tandem.team.agreement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.Commitments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Tells the roster, in its own session, which agreements hold a member. */
@ApplicationScoped
class CommitmentRepository implements Commitments {

    private static final String BINDING =
            """
            select a.id
            from agreement a
            join agreement_member m on m.agreement_id = a.id
            where a.team_id = ?1 and m.partner_id = ?2
              and a.state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
              and (a.last_period is null or a.last_period >= ?3)
              and (a.last_period is null or a.last_period >= a.effective_from)
            order by a.id
            """;

    private final Clock clock;

    CommitmentRepository(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<List<UUID>> binding(UUID team, UUID partner) {
        YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(BINDING, UUID.class)
                                .setParameter(1, team)
                                .setParameter(2, partner)
                                .setParameter(3, present.toString())
                                .getResultList());
    }
}
