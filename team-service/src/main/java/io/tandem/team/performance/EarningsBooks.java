package io.tandem.team.performance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.NeighbourFailure;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.performance.model.Fees;
import io.tandem.team.roster.model.PartnerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The trades and fees in rebate-service's books. Its query knows no list of links or campaigns, so
 * it is asked by them and what lies outside the scope is left out here: both add up exactly.
 */
@ApplicationScoped
class EarningsBooks {

    private final EarningsClient rebate;
    private final Neighbour neighbour;
    private final ObjectMapper json;

    EarningsBooks(@RestClient EarningsClient rebate, Neighbours neighbours, ObjectMapper json) {
        this.rebate = rebate;
        this.neighbour = neighbours.named("rebate");
        this.json = json;
    }

    /** A member's trades and fees within the terms' scope, by month and asset. */
    Uni<SortedMap<YearMonth, SortedMap<Asset, Fees>>> fees(
            PartnerId member, Terms terms, YearMonth from, YearMonth to) {
        List<String> programmes = new ArrayList<>(terms.programmes().stream().sorted().toList());
        if (programmes.isEmpty()) {
            programmes.add("");
        }
        return Multi.createFrom()
                .iterable(programmes)
                .onItem()
                .transformToUniAndConcatenate(
                        programme -> earnings(member, programme, terms.scope(), from, to))
                .collect()
                .asList()
                .map(answers -> {
                    SortedMap<YearMonth, SortedMap<Asset, Fees>> fees = new TreeMap<>();
                    answers.stream()
                            .flatMap(answer -> answer.items().stream())
                            .filter(each -> isWithin(terms.scope(), each))
                            .forEach(each ->
                                    fees.computeIfAbsent(each.period(), _ -> new TreeMap<>())
                                            .merge(
                                                    each.asset(),
                                                    new Fees(each.trades(), each.fees()),
                                                    Fees::plus));
                    return fees;
                });
    }

    private Uni<EarningsMessages.Earnings> earnings(
            PartnerId member, String programme, Scope scope, YearMonth from, YearMonth to) {
        return neighbour.repeatedly(
                () ->
                        rebate.earnings(
                                member.value(),
                                programme.isEmpty() ? null : programme,
                                from.toString(),
                                to.toString(),
                                keys(scope)),
                this::read);
    }

    private static String keys(Scope scope) {
        return switch (scope) {
            case Scope.AllLinks _ -> "period";
            case Scope.SomeLinks _ -> "period,link";
            case Scope.OneCampaign _ -> "period,campaign";
        };
    }

    private static boolean isWithin(Scope scope, EarningsMessages.Earning earning) {
        return switch (scope) {
            case Scope.AllLinks _ -> true;
            case Scope.SomeLinks some ->
                    earning.link() != null && some.links().contains(earning.link());
            case Scope.OneCampaign one -> one.campaign().equals(earning.campaign());
        };
    }

    private EarningsMessages.Earnings read(Response answer) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            throw NeighbourFailure.status(answer.getStatus());
        }
        try {
            return json.readValue(answer.readEntity(String.class), EarningsMessages.Earnings.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw NeighbourFailure.garbled(e);
        }
    }
}
