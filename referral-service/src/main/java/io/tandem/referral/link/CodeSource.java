package io.tandem.referral.link;

import io.tandem.referral.link.model.LinkCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes codes that nobody can guess. */
@ApplicationScoped
class CodeSource {

    private RandomGenerator random;

    // Not in a static field: a native image would carry one seed into every process.
    @PostConstruct
    void seed() {
        random = new SecureRandom();
    }

    LinkCode next() {
        return LinkCode.generate(random);
    }
}
