package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.TradeMessages.AskTrades;
import io.tandem.team.settlement.TradeMessages.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The trades below a member's contribution, asked for within the very scope and time of that. */
@ApplicationScoped
class TradeBooks {

    private final TradesClient rebate;
    private final Neighbour neighbour;
    private final RebateAnswers answers;

    TradeBooks(@RestClient TradesClient rebate, Neighbours neighbours, RebateAnswers answers) {
        this.rebate = rebate;
        this.neighbour = neighbours.named(RebateAnswers.NEIGHBOUR);
        this.answers = answers;
    }

    /**
     * One page of them.
     *
     * @param after where the last page ended, as rebate-service said
     */
    Uni<Trades> trades(
            Agreement agreement,
            YearMonth period,
            PartnerId member,
            Optional<Asset> asset,
            int limit,
            Optional<String> after) {
        RebateMessages.AskContributions scope = RebateBooks.query(agreement, period);
        AskTrades query =
                new AskTrades(
                        scope.period(),
                        scope.programmes(),
                        scope.members().stream()
                                .filter(asked -> asked.partnerId().equals(member.value()))
                                .findFirst()
                                .orElseThrow(),
                        asset.orElse(null));
        return neighbour.repeatedly(
                () -> rebate.trades(query, limit, after.orElse(null)),
                answer -> answers.ofMonth(period, answer, Trades.class));
    }
}
