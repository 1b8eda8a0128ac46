package io.tandem.team.performance;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.team.performance.model.Fees;
import io.tandem.team.roster.model.PartnerId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fetches the trades and fees of those of whom the viewer may see them, and of nobody else. */
@ApplicationScoped
class VisibleFees {

    private final EarningsBooks earnings;

    VisibleFees(EarningsBooks earnings) {
        this.earnings = earnings;
    }

    private record Key(PartnerId member, YearMonth period) {}

    /** What was found. */
    static final class Found {

        private final Map<Key, SortedMap<Asset, Fees>> byMonth = new HashMap<>();

        /** Empty where the viewer may not see them; without entries where there are none. */
        Optional<SortedMap<Asset, Fees>> of(TeamMonth month, PartnerId member) {
            return Optional.ofNullable(byMonth.get(new Key(member, month.period())));
        }
    }

    /** One question per agreement and member: it is about all months of that agreement at once. */
    Uni<Found> of(List<TeamMonth> months, Optional<PartnerId> viewer) {
        Map<Object, List<TeamMonth>> byAgreement = new LinkedHashMap<>();
        months.forEach(month ->
                byAgreement
                        .computeIfAbsent(month.agreement().id(), _ -> new ArrayList<>())
                        .add(month));
        Found found = new Found();
        return ask(byAgreement.values(), viewer, found).replaceWith(found);
    }

    private Uni<Void> ask(
            Collection<List<TeamMonth>> agreements, Optional<PartnerId> viewer, Found found) {
        return Multi.createFrom()
                .iterable(agreements)
                .onItem()
                .transformToMultiAndConcatenate(months ->
                        Multi.createFrom()
                                .iterable(months.getFirst().agreement().terms().members())
                                .filter(member -> months.getFirst().showsFees(member, viewer))
                                .onItem()
                                .transformToUniAndConcatenate(member -> ask(months, member, found)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Boolean> ask(List<TeamMonth> months, PartnerId member, Found found) {
        return earnings.fees(
                        member,
                        months.getFirst().agreement().terms(),
                        months.getFirst().period(),
                        months.getLast().period())
                .map(fees -> {
                    for (TeamMonth month : months) {
                        found.byMonth.put(
                                new Key(member, month.period()),
                                fees.getOrDefault(month.period(), new TreeMap<>()));
                    }
                    return true;
                });
    }
}
