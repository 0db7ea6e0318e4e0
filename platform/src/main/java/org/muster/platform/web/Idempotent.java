package org.muster.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Lets a client repeat the request safely: with the same {@code Idempotency-Key} it gets the first answer and nothing
 * happens twice. The method must be {@code @Transactional}, because the answer is kept in the transaction that did the
 * work. 409 while the first runs, 422 when the key was used with another content; keys are kept 24 hours.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
