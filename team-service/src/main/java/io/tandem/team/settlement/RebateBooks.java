package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.model.Bounds;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** rebate-service's books as settlements use them. */
@ApplicationScoped
public class RebateBooks {

    private final RebateClient rebate;
    private final Neighbour neighbour;
    private final RebateAnswers answers;

    RebateBooks(@RestClient RebateClient rebate, Neighbours neighbours, RebateAnswers answers) {
        this.rebate = rebate;
        this.neighbour = neighbours.named(RebateAnswers.NEIGHBOUR);
        this.answers = answers;
    }

    /** The figures of those who take part in a period, each of the part of it that counts. */
    public Uni<Snapshot> snapshot(Agreement agreement, YearMonth period) {
        return snapshot(agreement.termsIn(period), agreement.bounds(period), period);
    }

    /** All members' figures of the whole period within the terms' scope, as of one moment. */
    public Uni<Snapshot> snapshot(Terms terms, YearMonth period) {
        return snapshot(terms, Map.of(), period);
    }

    private Uni<Snapshot> snapshot(Terms terms, Map<PartnerId, Bounds> bounds, YearMonth period) {
        RebateMessages.AskContributions query = query(terms, bounds, period);
        return neighbour
                .repeatedly(
                        () -> rebate.contributions(query),
                        answer ->
                                answers.ofMonth(period, answer, RebateMessages.Contributions.class))
                .map(told -> snapshot(terms, told));
    }

    /** Books the transfers, once, however often this is called with the same settlement. */
    Uni<Booking> book(Settlement settlement) {
        List<Transfer> transfers = settlement.transfers();
        if (transfers.isEmpty()) {
            return Uni.createFrom().item(new Booking.Booked(Optional.empty()));
        }
        RebateMessages.PostTransfer message =
                new RebateMessages.PostTransfer(
                        settlement.reference(),
                        settlement.title(),
                        transfers.stream().map(RebateBooks::leg).toList());
        String key = settlement.id().toString();
        return neighbour.repeatedly(() -> rebate.transfer(key, message), answers::booking);
    }

    static RebateMessages.AskContributions query(Agreement agreement, YearMonth period) {
        return query(agreement.termsIn(period), agreement.bounds(period), period);
    }

    private static RebateMessages.AskContributions query(
            Terms terms, Map<PartnerId, Bounds> bounds, YearMonth period) {
        List<UUID> links =
                terms.scope() instanceof Scope.SomeLinks some
                        ? some.links().stream().sorted().toList()
                        : null;
        List<String> campaigns =
                terms.scope() instanceof Scope.OneCampaign one ? List.of(one.campaign()) : null;
        return new RebateMessages.AskContributions(
                period,
                terms.programmes().isEmpty() ? null : terms.programmes().stream().sorted().toList(),
                terms.members().stream()
                        .map(member -> {
                            Bounds own = bounds.getOrDefault(member, Bounds.NONE);
                            return new RebateMessages.AskMember(
                                    member.value(),
                                    links,
                                    campaigns,
                                    own.from().orElse(null),
                                    own.until().orElse(null));
                        })
                        .toList());
    }

    /** Who is not in the answer has earned nothing. */
    private static Snapshot snapshot(Terms terms, RebateMessages.Contributions answer) {
        List<MemberFigures> told = answer.items().stream().map(RebateBooks::figures).toList();
        List<PartnerId> named = told.stream().map(MemberFigures::member).toList();
        List<MemberFigures> all =
                Stream.concat(
                                told.stream(),
                                terms.members().stream()
                                        .filter(member -> !named.contains(member))
                                        .map(RebateBooks::nothing))
                        .toList();
        return Snapshot.of(answer.asOf(), all, terms.members());
    }

    private static MemberFigures nothing(PartnerId member) {
        return new MemberFigures(member, new TreeMap<>(), BigDecimal.ZERO, 0, 0);
    }

    private static MemberFigures figures(RebateMessages.MemberContribution item) {
        SortedMap<Asset, BigDecimal> rebates = new TreeMap<>();
        item.rebates()
                .forEach(rebate -> rebates.merge(rebate.asset(), rebate.amount(), BigDecimal::add));
        return new MemberFigures(
                new PartnerId(item.partnerId()),
                rebates,
                item.volumeUsd(),
                item.invitees(),
                item.activeTraders());
    }

    private static RebateMessages.Leg leg(Transfer transfer) {
        return new RebateMessages.Leg(
                transfer.from().value(),
                transfer.to().value(),
                transfer.money().asset(),
                transfer.money().amount());
    }
}
