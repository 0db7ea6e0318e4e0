package org.muster.gateway.edge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiPathTest {

    @Test
    void readsTheSegmentsAsTheServicesDo() {
        ApiPath path = ApiPath.parse("/api/notice-series/%E8%BE%BD%E7%A7%91%E5%8D%8F%E5%8F%91/2020");

        assertThat(path.segments()).containsExactly("api", "notice-series", "辽科协发", "2020");
        assertThat(path.isApi()).isTrue();
        assertThat(path.resource()).isEqualTo("notice-series");
    }

    @Test
    void readsAnEncodedLetterAsTheLetter() {
        assertThat(ApiPath.parse("/%61pi/%70ublic/x").resource()).isEqualTo("public");
        assertThat(ApiPath.parse("/%61pi/%70ublic/x").isApi()).isTrue();
    }

    @Test
    void allowsTheSlashAtTheEnd() {
        assertThat(ApiPath.parse("/").segments()).isEmpty();
        assertThat(ApiPath.parse("/api/notices/").segments()).containsExactly("api", "notices");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "//api",
                "/api//notices",
                "/api/notices//",
                "/api/../q/metrics",
                "/api/./notices",
                "/api/public/..",
                "/api/%2e%2e/q/metrics",
                "/api/%2E%2e/q",
                "/api/.%2e/q",
                "/api/%2e/notices",
                "/api/public%2f..%2fnotices",
                "/api/public%2Fnotices",
                "/api/public%5c..%5cnotices",
                "/api\\notices",
                "/api/public;/../notices",
                "/api/public/x;v=1",
                "/api/public/x%3bv=1",
                "/api/%00",
                "/api/%0d%0aX: y",
                "/api/%7f",
                "/api/%",
                "/api/%4",
                "/api/%zz",
                "/api/%c0%ae%c0%ae/q",
                "/api/%ff",
                "/api/通知"
            })
    void refusesWhatHasMoreThanOneReading(String path) {
        assertThat(ApiPath.parse(path)).isNull();
    }
}
