package io.tandem.local.act;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.UserTrade;
import java.util.List;

/** Reports the market's sign-ups and trades, and counts what became of them. */
public final class Intake {

    private final Exchange exchange;
    private final Cast cast;

    public Intake(Exchange exchange, Cast cast) {
        this.exchange = exchange;
        this.cast = cast;
    }

    public Tally signUps(List<Referral> referrals) {
        List<String> lines =
                referrals.stream()
                        .map(referral ->
                                exchange.signUp(
                                        referral.user(),
                                        cast.codes().get(referral.referrer()),
                                        referral.at()))
                        .toList();
        List<JsonNode> answers = exchange.reportSignUps(lines);
        requireOneEach(lines.size(), answers.size());
        Tally tally = new Tally();
        for (int i = 0; i < answers.size(); i++) {
            tally.count(referrals.get(i).source(), outcome(answers.get(i)));
        }
        return tally;
    }

    public Tally trades(List<UserTrade> trades) {
        List<String> lines =
                trades.stream().map(trade -> trade.json(exchange.programme()).toString()).toList();
        List<JsonNode> answers = exchange.reportTrades(lines);
        requireOneEach(lines.size(), answers.size());
        Tally tally = new Tally();
        for (int i = 0; i < answers.size(); i++) {
            tally.count(trades.get(i).fill().source(), outcome(answers.get(i)));
        }
        return tally;
    }

    /** Reports the market's first trade again, at another price: the same id, another content. */
    public String contradiction(Market market) {
        var trade = market.trades().getFirst().json(exchange.programme()).put("price", "1");
        return outcome(exchange.reportTrades(List.of(trade.toString())).getFirst());
    }

    /** The outcome in a word; of a refusal, its reason. */
    private static String outcome(JsonNode answer) {
        String outcome = answer.path("outcome").asText("unanswered");
        return outcome.equals("refused") ? answer.path("reason").asText(outcome) : outcome;
    }

    private static void requireOneEach(int lines, int answers) {
        if (lines != answers) {
            throw new IllegalStateException(
                    lines + " lines were sent and " + answers + " were answered.");
        }
    }
}
