package io.tandem.rebate.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tandem.chassis.json.JsonProblems;
import io.tandem.chassis.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads a body with trades: the plain ones by themselves, all others as any body is read. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class ReportedTradesBody implements ServerMessageBodyReader<ReportedTrades> {

    private final PlainTrades plain;
    private final ObjectReader any;

    ReportedTradesBody(IntakeSettings settings, ObjectMapper json) {
        this.plain = new PlainTrades(settings.array());
        this.any =
                json.readerFor(ReportedTrades.class)
                        .withAttribute(ReportedTradesReader.MOST, settings.array());
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType media) {
        return type == ReportedTrades.class;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ReportedTrades.class;
    }

    @Override
    public ReportedTrades readFrom(
            Class<ReportedTrades> type, Type generic, MediaType media, ServerRequestContext request)
            throws IOException {
        return read(request.getInputStream());
    }

    @Override
    public ReportedTrades readFrom(
            Class<ReportedTrades> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body);
    }

    private ReportedTrades read(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        if (bytes.length == 0) {
            throw ProblemException.invalid("body", "must not be null");
        }
        return plain.body(bytes).orElseGet(() -> general(bytes));
    }

    private ReportedTrades general(byte[] bytes) {
        try {
            ReportedTrades trades = any.readValue(bytes);
            if (trades == null) {
                throw ProblemException.invalid("body", "must not be null");
            }
            return trades;
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
    }
}
