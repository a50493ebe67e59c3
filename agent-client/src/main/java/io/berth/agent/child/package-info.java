/** The supervised child: what is started for whom, by local configuration, and how it runs and ends. */
package io.berth.agent.child;
