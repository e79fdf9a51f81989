package dev.trammel

import com.fasterxml.jackson.annotation.JsonPropertyDescription
import jakarta.validation.constraints.Max

/** Types as users of Kotlin write them. */
data class KotlinPerson(
    val name: String,
    @field:JsonPropertyDescription("what friends say") val nick: String?,
    @field:Max(150) val age: Int,
    val country: String = "PT",
)

data class KotlinTeam(val title: String, val members: List<KotlinPerson>, val lead: KotlinPerson?)

sealed interface KotlinEvent

data class KotlinOpened(val by: String) : KotlinEvent

data class KotlinClosed(val code: Int) : KotlinEvent
