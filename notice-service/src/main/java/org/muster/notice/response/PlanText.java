package org.muster.notice.response;

import jakarta.persistence.AttributeConverter;

import org.muster.platform.events.CloudEvents;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Keeps a plan as JSON, in the same shape in which the event carries it. */
class PlanText implements AttributeConverter<ResponsePlan, String> {

    @Override
    public String convertToDatabaseColumn(ResponsePlan plan) {
        try {
            return CloudEvents.JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public ResponsePlan convertToEntityAttribute(String text) {
        try {
            return CloudEvents.JSON.readValue(text, ResponsePlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored plan is unreadable", e);
        }
    }
}
