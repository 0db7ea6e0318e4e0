/** Speaks the Common Alerting Protocol 1.2: messages in and out as XML, held against its schema. */
package org.muster.notice.cap;
