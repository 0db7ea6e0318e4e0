package org.muster.gateway.openapi;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** notice-service and outreach-service describe themselves, expert-service talks gibberish, report-service is away. */
@QuarkusTest
class DescriptionRouteTest {

    @Test
    void describesTheWholePlatform() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"))
                .body(
                        "paths.keySet()",
                        containsInAnyOrder(
                                "/api/me", "/api/live", "/api/operations", "/api/notices", "/api/public/rumours"))
                .body("components.securitySchemes", aMapWithSize(2));
    }

    @Test
    void namesTheServicesItLeavesOut() {
        given().get("/openapi")
                .then()
                .body("x-missing-services", contains("expert-service", "report-service"))
                .body("info.description", containsString("report-service"));
    }

    @Test
    void keepsSchemasOfTheSameNameApart() {
        given().get("/openapi")
                .then()
                .body("components.schemas.Item.description", equalTo("of notice-service"))
                .body("components.schemas.'outreach-service.Item'.description", equalTo("of outreach-service"))
                .body("components.schemas.'outreach-service.Page'", nullValue())
                .body("paths.'/api/notices'.get.responses.'200'.schema.$ref", equalTo("#/components/schemas/Item"))
                .body(
                        "paths.'/api/public/rumours'.get.responses.'200'.schema.$ref",
                        equalTo("#/components/schemas/outreach-service.Item"));
    }

    @Test
    void saysThatPublicPathsAskNobody() {
        given().get("/openapi")
                .then()
                .body("paths.'/api/public/rumours'.get.security", empty())
                .body("paths.'/api/notices'.get.security", nullValue());
    }
}
