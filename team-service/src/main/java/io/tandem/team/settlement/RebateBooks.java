package io.tandem.team.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * rebate-service's books as settlements use them. Whatever is not a clear answer (nothing within
 * the time limit, a 5xx, a gateway in between) is a 503 that says to try again.
 */
@ApplicationScoped
public class RebateBooks {

    private static final String INSUFFICIENT_FUNDS = "urn:tandem:problem:insufficient-funds";
    private static final String KEY_REUSED =
            "urn:tandem:problem:" + CommonProblem.IDEMPOTENCY_KEY_REUSED.slug();
    private static final int RETRY_AFTER_SECONDS = 5;

    private final RebateClient rebate;
    private final ObjectMapper json;

    RebateBooks(@RestClient RebateClient rebate, ObjectMapper json) {
        this.rebate = rebate;
        this.json = json;
    }

    /** All members' figures of the period within the terms' scope, as of one moment. */
    public Uni<Snapshot> snapshot(Terms terms, YearMonth period) {
        return rebate.contributions(query(terms, period))
                .onFailure()
                .transform(RebateBooks::unavailable)
                .map(answer -> {
                    if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
                        throw unclear(answer);
                    }
                    return snapshot(terms, read(answer, RebateMessages.Contributions.class));
                });
    }

    /** Books the transfers, once, however often this is called with the same settlement. */
    Uni<Booking> book(Settlement settlement) {
        List<Transfer> transfers = settlement.transfers();
        if (transfers.isEmpty()) {
            return Uni.createFrom().item(new Booking.Booked(Optional.empty()));
        }
        RebateMessages.PostTransfer message =
                new RebateMessages.PostTransfer(
                        "settlement:" + settlement.id(),
                        "Settlement of " + settlement.period(),
                        transfers.stream().map(RebateBooks::leg).toList());
        return rebate.transfer(settlement.id().toString(), message)
                .onFailure()
                .transform(RebateBooks::unavailable)
                .map(this::booking);
    }

    private Booking booking(Response answer) {
        return switch (answer.getStatus()) {
            case 200, 201 ->
                    new Booking.Booked(Optional.of(read(answer, RebateMessages.Booked.class).id()));
            case 400, 404, 409, 422 -> refusal(read(answer, RebateMessages.Refusal.class));
            default -> throw unclear(answer);
        };
    }

    private static Booking refusal(RebateMessages.Refusal refusal) {
        if (KEY_REUSED.equals(refusal.type())) {
            // Something else was booked under this settlement's id: no retry may touch that.
            throw new IllegalStateException("rebate-service knows this settlement with other legs");
        }
        return INSUFFICIENT_FUNDS.equals(refusal.type()) && refusal.lacking() != null
                ? new Booking.Lacking(refusal.lacking())
                : new Booking.Refused(refusal.type(), refusal.detail());
    }

    private static RebateMessages.AskContributions query(Terms terms, YearMonth period) {
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
                        .map(member ->
                                new RebateMessages.AskMember(member.value(), links, campaigns))
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

    /** Reads a body that has arrived in full: the client keeps what it does not know in memory. */
    private <T> T read(Response answer, Class<T> type) {
        try {
            return json.readValue(answer.readEntity(String.class), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unclear(Response answer) {
        return unavailable(new IllegalStateException("it answers " + answer.getStatus()));
    }

    private static ProblemException unavailable(Throwable cause) {
        Log.warnf("rebate-service gives no clear answer: %s", cause);
        return ProblemException.of(
                        CommonProblem.UNAVAILABLE, "rebate-service gives no clear answer now.")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS);
    }
}
