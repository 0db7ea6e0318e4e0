/** The tree of organisations (组织架构) as every service knows it: the shared kernel, the only business word in here. */
package org.muster.platform.organisation;
