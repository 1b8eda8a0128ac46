package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.net.URI;

/** Single requests by the generator. */
public final class RequestLoad {

    private final GeneratorProcess generator;
    private final URI service;
    private final String token;

    public RequestLoad(GeneratorProcess generator, URI service, String token) {
        this.generator = generator;
        this.service = service;
        this.token = token;
    }

    public LoadReport run(LoadSpec spec) {
        LoadReport report = generator.run(spec, service, token);
        if (report.failed() > 0) {
            throw new BenchFailure(
                    report.failed() + " requests failed; " + report.answered() + " did not.");
        }
        return report;
    }
}
