package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.TradeMessages.AskTrades;
import io.tandem.team.settlement.TradeMessages.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The trades below a member's contribution, asked for within the very scope of that. */
@ApplicationScoped
class TradeBooks {

    private final TradesClient rebate;
    private final RebateAnswers answers;

    TradeBooks(@RestClient TradesClient rebate, RebateAnswers answers) {
        this.rebate = rebate;
        this.answers = answers;
    }

    /**
     * One page of them.
     *
     * @param after where the last page ended, as rebate-service said
     */
    Uni<Trades> trades(
            Terms terms,
            YearMonth period,
            PartnerId member,
            Optional<Asset> asset,
            int limit,
            Optional<String> after) {
        RebateMessages.AskContributions scope = RebateBooks.query(terms, period);
        AskTrades query =
                new AskTrades(
                        scope.period(),
                        scope.programmes(),
                        scope.members().stream()
                                .filter(asked -> asked.partnerId().equals(member.value()))
                                .findFirst()
                                .orElseThrow(),
                        asset.orElse(null));
        return rebate.trades(query, limit, after.orElse(null))
                .onFailure()
                .transform(RebateAnswers::unavailable)
                .map(answer -> {
                    if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
                        throw RebateAnswers.unclear(answer);
                    }
                    return answers.read(answer, Trades.class);
                });
    }
}
