package io.tandem.team.partner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** That a piece of the links expires; {@code next} leads on to the rest, null at the end. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ExpiringLinksPage(String next) {}
