package io.tandem.testkit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;

/** What an answer must be that says no. */
public final class Problems {

    private Problems() {}

    /** An RFC 9457 problem of that status and kind. */
    public static ResponseSpecification problem(int status, String slug) {
        return builder(status, slug).build();
    }

    /** A 400 that names the field. */
    public static ResponseSpecification violation(String field) {
        return builder(400, "invalid-request")
                .expectBody("violations.field", hasItem(field))
                .build();
    }

    private static ResponseSpecBuilder builder(int status, String slug) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody("type", equalTo("urn:tandem:problem:" + slug))
                .expectBody("status", equalTo(status))
                .expectBody("title", notNullValue())
                .expectBody("instance", notNullValue());
    }
}
