package org.muster.platform.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Takes from JSON only dates and instants of the years 1 to 9999. Java reads far more than PostgreSQL keeps, and a
 * driver between them turns the year 999999999 into one before Christ.
 */
@Singleton
class FourDigitYears implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("four-digit years")
                .setDeserializerModifier(new BeanDeserializerModifier() {
                    @Override
                    public JsonDeserializer<?> modifyDeserializer(
                            DeserializationConfig config, BeanDescription type, JsonDeserializer<?> reader) {
                        boolean dated = type.getBeanClass() == LocalDate.class || type.getBeanClass() == Instant.class;
                        return dated ? new Reader(reader) : reader;
                    }
                }));
    }

    private static final class Reader extends DelegatingDeserializer {

        Reader(JsonDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Reader(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object read = super.deserialize(parser, context);
            int year = read instanceof Instant instant
                    ? instant.atZone(ZoneOffset.UTC).getYear()
                    : read instanceof LocalDate date ? date.getYear() : 1;
            return year >= 1 && year <= 9999
                    ? read
                    : context.handleWeirdStringValue(handledType(), read.toString(), "a year of four digits is needed");
        }
    }
}
