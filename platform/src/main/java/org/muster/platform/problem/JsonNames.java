package org.muster.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Names a field that breaks a rule as the client wrote it, where Java has no such name. */
@ApplicationScoped
public class JsonNames implements PropertyNodeNameProvider {

    @Override
    public String getName(Property property) {
        if (property instanceof JavaBeanProperty bean) {
            try {
                JsonProperty json = bean.getDeclaringClass()
                        .getDeclaredField(bean.getName())
                        .getAnnotation(JsonProperty.class);
                return json == null || json.value().isEmpty() ? bean.getName() : json.value();
            } catch (NoSuchFieldException e) {
                return bean.getName();
            }
        }
        return property.getName();
    }
}
