package io.tandem.rebate.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an array trade by trade, without a tree; a fault is told with its index. */
@RegisterForReflection
class ReportedTradesReader extends JsonDeserializer<ReportedTrades> {

    /** The attribute that says how many trades an array may have. */
    static final String MOST = "io.tandem.rebate.intake.most";

    @Override
    public ReportedTrades deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return new ReportedTrades(false, List.of(trade(parser, context)));
        }
        int most = (int) context.getAttribute(MOST);
        List<ReportTrade> trades = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (trades.size() > most) {
                // It is too long already: millions of empty objects need not be kept to see that.
                parser.skipChildren();
                continue;
            }
            try {
                trades.add(trade(parser, context));
            } catch (JsonMappingException e) {
                throw JsonMappingException.wrapWithPath(e, trades, trades.size());
            }
        }
        return new ReportedTrades(true, trades);
    }

    private static ReportTrade trade(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw MismatchedInputException.from(parser, ReportTrade.class, "not an object");
        }
        return context.readValue(parser, ReportTrade.class);
    }
}
