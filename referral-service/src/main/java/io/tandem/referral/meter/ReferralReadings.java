package io.tandem.referral.meter;

import io.tandem.chassis.meter.Reading;
import io.tandem.chassis.meter.Readings;
import io.tandem.referral.binding.model.RefusalReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The figures that sign-ups tell. */
@ApplicationScoped
class ReferralReadings {

    private static final Reading REDERIVATION =
            new Reading(
                    "tandem.rederivation.waiting",
                    "Users whose bindings are to be derived anew",
                    List.of(),
                    "select count(*)::double precision from rederivation");

    private static final Reading REDERIVATION_AGE =
            new Reading(
                    "tandem.rederivation.oldest.seconds",
                    "How long ago the oldest of them was asked for; else 0",
                    List.of(),
                    """
                    select coalesce(extract(epoch from now() - min(requested_at)), 0)
                        ::double precision
                    from rederivation
                    """);

    // Of the last hour, so that an index does: ids are made in the order of time.
    private static final Reading REFUSED =
            new Reading(
                    "tandem.bindings.refused.hour",
                    "Sign-ups that were refused within the last hour, by reason",
                    List.of("reason"),
                    """
                    select k.reason, count(r.id)::double precision
                    from unnest(array[%s]) k (reason)
                    left join refusal r on r.reason = k.reason and r.withdrawn_at is null
                        and r.id >= (lpad(to_hex((extract(epoch from now() - interval '1 hour')
                            * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
                    group by k.reason
                    """
                            .formatted(
                                    Arrays.stream(RefusalReason.values())
                                            .map(reason -> "'" + reason.slug() + "'")
                                            .collect(Collectors.joining(", "))));

    @Produces
    @Singleton
    Readings figures() {
        return new Readings(REDERIVATION, REDERIVATION_AGE, REFUSED);
    }
}
