package io.tandem.rebate.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads trades as programs write them, several times as fast as the general reader. What is not
 * plain, in its form or in what it says, is nobody's loss: the general reader then has its turn and
 * words the refusal, if it is to be one. So there is one place that refusals come from, and nothing
 * is taken here that is refused there or read as another trade.
 */
final class PlainTrades {

    private final Words words = new Words();
    private final int most;

    /**
     * @param most trades that an array may have; a longer one is not plain
     */
    PlainTrades(int most) {
        this.most = most;
    }

    /** A text that is one trade; empty if it is not plain. */
    Optional<ReportTrade> one(byte[] text) {
        PlainJson json = new PlainJson(text);
        ReportTrade trade = trade(json);
        return json.isAtEnd() && !json.isOdd() ? Optional.of(trade) : Optional.empty();
    }

    /** A text that is one trade or an array of them; empty if it is not plain. */
    Optional<ReportedTrades> body(byte[] text) {
        PlainJson json = new PlainJson(text);
        boolean array = json.take('[');
        List<ReportTrade> trades = array ? rest(json) : List.of(trade(json));
        return json.isAtEnd() && !json.isOdd()
                ? Optional.of(new ReportedTrades(array, trades))
                : Optional.empty();
    }

    private List<ReportTrade> rest(PlainJson json) {
        List<ReportTrade> trades = new ArrayList<>();
        if (json.take(']')) {
            return trades;
        }
        do {
            trades.add(trade(json));
        } while (!json.isOdd() && trades.size() < most && json.take(','));
        json.expect(']');
        return trades;
    }

    private ReportTrade trade(PlainJson json) {
        TradeDraft draft = new TradeDraft(json, words);
        json.expect('{');
        if (!json.take('}')) {
            do {
                draft.read(json.field());
            } while (!json.isOdd() && json.take(','));
            json.expect('}');
        }
        return draft.report();
    }
}
