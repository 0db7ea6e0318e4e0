package org.muster.outreach.testing;

import java.util.List;

import org.muster.platform.events.Catalogue;
import org.muster.platform.testing.TestEvents;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Compares what this service sent with what the event catalogue promises. */
public final class Schemas {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** What is wrong with the event's data; empty when it keeps the promise. */
    public static List<?> faults(TestEvents.Received event) {
        Schema schema =
                SCHEMAS.getSchema(Catalogue.shipped().schema(event.metadata().type()));
        return schema.validate(event.data().toString(), InputFormat.JSON);
    }
}
