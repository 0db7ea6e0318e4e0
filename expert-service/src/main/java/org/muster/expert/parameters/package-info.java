/** Reads query parameters so that a wrong value is answered with what would be right. */
package org.muster.expert.parameters;
