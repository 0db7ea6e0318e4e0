package org.muster.platform.organisation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class OrganisationFeedTest {

    private static final String TYPE = "org.muster.organisation.changed";

    @Inject
    Organisations organisations;

    @Test
    void followsTheDirectoryHoweverOftenAStateComes() {
        String code = code();
        TestEvents.send(TYPE, state(code, "初名", 300_001), 3);
        await().until(() -> organisations.find(code).isPresent());
        TestEvents.send(TYPE, state(code, "新名", 300_002));
        await().until(() -> organisations.require(code).name().equals("新名"));
        TestEvents.send(TYPE, state(code, "初名", 300_001));
        goesOn();
        assertThat(organisations.require(code).name()).isEqualTo("新名");
    }

    @Test
    void knowsAnOrganisationByItsOtherCodes() {
        String code = code();
        String before = code();
        ObjectNode state = state(code, "合并后", 300_004);
        state.putArray("aliases")
                .addObject()
                .put("alias", before)
                .put("name", "合并前")
                .put("change", "MERGED");
        TestEvents.send(TYPE, state, 2);
        await().until(() -> organisations.find(before).isPresent());
        assertThat(organisations.require(before).code()).isEqualTo(code);

        // an older state that comes late takes nothing back, and is known by what it tells
        String earlier = code();
        ObjectNode late = state(code, "更早", 300_003);
        late.putArray("aliases").addObject().put("alias", earlier).put("change", "RECODED");
        TestEvents.send(TYPE, late);
        await().until(() -> organisations.find(earlier).isPresent());
        assertThat(organisations.require(before).name()).isEqualTo("合并后");
    }

    @Test
    void passesOverABrokenStateAndGoesOn() {
        TestEvents.sendRaw("organisations", "KX-1", "broken".getBytes(StandardCharsets.UTF_8));
        TestEvents.send(TYPE, state(code(), "坏类别", 300_003).put("kind", "PALACE"));
        goesOn();
    }

    private void goesOn() {
        String marker = code();
        TestEvents.send(TYPE, state(marker, "标记", 300_009));
        await().until(() -> organisations.find(marker).isPresent());
    }

    private static String code() {
        return "XH-F-" + Math.abs(UUID.randomUUID().hashCode());
    }

    private static ObjectNode state(String code, String name, long edition) {
        long pos = (61L << 52) + Math.abs((long) code.hashCode());
        return TestEvents.example(TYPE)
                .put("code", code)
                .put("name", name)
                .put("edition", edition)
                .put("pos", pos)
                .put("last", pos)
                .putNull("validTo")
                .<ObjectNode>without("aliases");
    }
}
