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

data class KotlinHoles(
    val words: List<String?>,
    val byKey: Map<String, Int?>,
    val nested: List<List<String?>?>,
    val full: List<String>,
)

data class KotlinPage<T>(val items: List<T>, val total: Int)

data class KotlinPages(val people: KotlinPage<KotlinPerson>)

enum class KotlinLevel { LOW, @com.fasterxml.jackson.annotation.JsonProperty("top") HIGH }

data class KotlinDefaults(
    val level: KotlinLevel = KotlinLevel.HIGH,
    val tags: List<String> = listOf("a"),
    val size: Int = 7,
    val note: String? = "n",
    val flag: Boolean = true,
)

@JvmInline value class KotlinMail(val value: String)

data class KotlinAccount(val mail: KotlinMail, val spare: KotlinMail?, val all: List<KotlinMail>)

sealed class KotlinShape {
    abstract val name: String

    data class Circle(override val name: String, val radius: Double) : KotlinShape()

    data class Box(override val name: String, val sides: Pair<Int, Int>?) : KotlinShape()

    object Nothing : KotlinShape() {
        override val name = "nothing"
    }
}

sealed interface KotlinTree

data class KotlinLeaf(val value: Int) : KotlinTree

data class KotlinFork(val left: KotlinTree, val right: KotlinTree?) : KotlinTree

class KotlinMutable {
    var name: String = ""
    var nick: String? = null
    var ages: MutableList<Int> = mutableListOf()
}
