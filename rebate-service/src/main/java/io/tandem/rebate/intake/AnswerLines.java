package io.tandem.rebate.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;

/** Writes what became of trades: the usual by hand, for there are so many. */
final class AnswerLines {

    private static final byte[] LINE = ascii("{\"line\":");
    private static final byte[] TRADE_ID = ascii(",\"tradeId\":\"");
    private static final byte[] TRADE = ascii("{\"tradeId\":\"");
    private static final byte[] ACCEPTED = ascii("\",\"outcome\":\"accepted\"}");
    private static final byte[] DUPLICATE = ascii("\",\"outcome\":\"duplicate\"}");

    private final ObjectWriter any;

    AnswerLines(ObjectMapper json) {
        this.any = json.writerFor(TradeLineView.class);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] of(TradeLineView view) {
        boolean usual = view.outcome() == Outcome.ACCEPTED || view.outcome() == Outcome.DUPLICATE;
        if (usual && isPlain(view.tradeId())) {
            return plain(view);
        }
        try {
            return any.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is plain data", e);
        }
    }

    /** The answer to a single plain trade, which has an id that JSON writes as it is. */
    static byte[] of(TradeView view) {
        return joined(TRADE, ascii(view.tradeId()), end(view.outcome()));
    }

    private static byte[] plain(TradeLineView view) {
        return joined(
                LINE,
                ascii(Long.toString(view.line())),
                TRADE_ID,
                ascii(view.tradeId()),
                end(view.outcome()));
    }

    private static byte[] end(Outcome outcome) {
        return outcome == Outcome.ACCEPTED ? ACCEPTED : DUPLICATE;
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** Whether JSON writes it as it is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
