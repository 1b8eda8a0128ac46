package io.tandem.team.meter;

import io.tandem.chassis.meter.Reading;
import io.tandem.chassis.meter.Readings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The figures that settlements, disputes and agreements tell. */
@ApplicationScoped
class TeamReadings {

    private static final Reading SETTLEMENTS =
            new Reading(
                    "tandem.settlements",
                    "Settlements, by state",
                    List.of("state"),
                    """
                    select k.state, count(s.id)::double precision
                    from (values ('CALCULATED'), ('POSTING'), ('POSTED')) k (state)
                    left join settlement s on s.state = k.state group by k.state
                    """);

    private static final Reading OVERDUE =
            new Reading(
                    "tandem.settlement.overdue.seconds",
                    "For how long the settlement that is most overdue ought to have been posted",
                    List.of(),
                    """
                    select coalesce(extract(epoch from now() - min(objection_until)), 0)
                        ::double precision
                    from settlement where state <> 'POSTED' and objection_until < now()
                    """);

    private static final Reading LACKING =
            new Reading(
                    "tandem.settlements.lacking",
                    "Settlements that wait since a member has too little available",
                    List.of(),
                    """
                    select count(*)::double precision from settlement
                    where state <> 'POSTED' and lacking is not null
                    """);

    private static final Reading DUE =
            new Reading(
                    "tandem.settlements.due",
                    "Periods that their calendar has settled and that wait for their month's close",
                    List.of(),
                    "select count(*)::double precision from settlement_due");

    private static final Reading DISPUTES =
            new Reading(
                    "tandem.disputes",
                    "Disputes, by state",
                    List.of("state"),
                    """
                    select k.state, count(d.id)::double precision
                    from (values ('NEGOTIATING'), ('VOTING'), ('ARBITRATING'), ('DECIDED')) k (state)
                    left join dispute d on d.state = k.state group by k.state
                    """);

    private static final Reading DISPUTE_OVERDUE =
            new Reading(
                    "tandem.dispute.overdue.seconds",
                    "For how long the dispute that is most overdue ought to have gone on by itself",
                    List.of(),
                    """
                    select coalesce(extract(epoch from now() - min(until_at)), 0)::double precision
                    from dispute where state <> 'DECIDED' and until_at < now()
                    """);

    private static final Reading AGREEMENTS =
            new Reading(
                    "tandem.agreements",
                    "Agreements that are drafted, proposed and in force",
                    List.of("state"),
                    """
                    select k.state, count(a.id)::double precision
                    from (values ('DRAFT'), ('PROPOSED'), ('ACTIVE')) k (state)
                    left join agreement a on a.state = k.state group by k.state
                    """);

    @Produces
    @Singleton
    Readings figures() {
        return new Readings(
                SETTLEMENTS, OVERDUE, LACKING, DUE, DISPUTES, DISPUTE_OVERDUE, AGREEMENTS);
    }
}
