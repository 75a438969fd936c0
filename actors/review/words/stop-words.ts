/**
 * Words that carry no meaning of their own, and words that every job description has ("experience", "team", "we offer"). Terms neither
 * begin nor end with one, and never hold one.
 */
const split = (words: string): string[] => words.trim().split(/\s+/);

const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: `a about above across after all along already also although always am among an and another any anyone anything are around as at
    be because been before being below between both but by can cannot could did do does doing done down during each either else etc
    even ever every everyone everything few first for from further get gets had has have having he her here hers him his how however i
    if in including inside into is it its itself just last least less let like likely many may me might mine more most much must my
    near need needed needs neither never new next no nor not nothing now of off often on once one only onto or other others our ours
    out outside over own per please rather s same she should similar since so some someone something soon still such t than that the
    their theirs them then there these they thing things this those though through throughout to together too toward towards under
    until up upon us use used uses using very via was we well were what when where whether which while who whom whose why will with
    within without would yet you your yours yourself e.g i.e eg ie vs`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus außerdem bei beim beispielsweise
    bereits bis bist bspw da dabei dadurch dafür daher dank dann daran darauf darüber darum das dass davon dazu dein deine deinem deinen
    deiner dem den denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ebenso eigene eigenen
    ein eine einem einen einer eines einige er es etwa etwas euch euer eure eurer für ganz gegen gemeinsam gern gerne gibt habe haben hast
    hat hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins insbesondere ist ja je jede jedem jeden jeder jedes kann
    kannst kein keine können könnt man mehr mein meine mich mir mit möchte möchtest müssen nach nah neben neue neuen nicht noch nur ob oder
    ohne pro schon sehr sein seine sich sich sie sind sobald so sogar sollte sollten sowie sowohl statt über um und uns unser unsere
    unserem unseren unserer unter usw viel viele vom von vor war weil weitere weiteren welche wenn werden wie wir wird wirst wo wollen
    wurde würde z.b zu zum zur zwischen bzw`,
  fr: `à afin ai ainsi alors après au aucun aujourd aussi autre autres aux avec avez avoir avons car ce ceci cela celle ces cet cette ceux
    chaque chez comme comment d dans de depuis des donc dont du elle elles en encore entre es est et étaient était étant été être eu eux
    fait faire il ils j je jusqu l la le les leur leurs lors lui là m ma mais me même mes moi moins mon n ne ni nos notre nous on ont ou où
    par parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi près pu qu quand que quel quelle quelles quels qui quoi s sa sans se
    sera serez ses si son sont sous sur ta te tes toi ton tous tout toute toutes très tu un une vers via vos votre vous y etc`,
  es: `a al algo algunas algunos ante antes así aún bajo bien cada como con contra cual cuales cuando cuya cuyo de del desde donde dos
    durante e el él ella ellas ellos en entre era eres es esa esas ese eso esos esta está están estar estas este esto estos fue ha hace
    hacer hacia han hasta hay incluso junto la las le les lo los más me mediante menos mi mis mismo misma mucho muy nada ni no nos nosotros
    nuestra nuestras nuestro nuestros o otra otras otro otros para pero poder por porque pues puede pueden que qué quien se sea ser será si
    sí sin sino sobre son su sus también tan tanto te tener tiene tienen toda todas todo todos tu tus tú u un una unas uno unos usted
    ustedes vez y ya yo etc`,
  pt: `a ao aos algum alguma alguns antes após as até bem cada com como contra da das de dela dele deles depois desde do dos durante e é
    ela elas ele eles em entre era essa essas esse esses esta está estão estar estas este estes eu foi há isso isto já junto lhe mais mas
    me mediante menos mesmo mesma meu meus minha muito muita muitos na nas não nem no nos nossa nossas nosso nossos num numa o onde os ou
    outra outras outro outros para pela pelas pelo pelos pode podem por porque quais qual quando que quem se seja sem ser será seu seus
    si sido sob sobre sua suas são também tanto te tem têm ter toda todas todo todos tu um uma umas uns você vocês vai etc`,
};

const AD_WORDS: Readonly<Record<string, string>> = {
  en: `ability able about achieve additional advantage advert annual applicant applicants application applications apply applying
    appreciate area areas aspects attention attitude background balance based basis become believe benefit benefits best big bonus bring
    bringing build building business candidate candidates career challenge challenges collaborate collaborating collaborative comfortable
    come committed community companies company competitive complex consider contribute create creating cross-functional culture
    customers daily date day days deep deliver delivering demonstrated description desirable desired detail details develop developing
    different directly diverse diversity drive driven dynamic employee employees employer employment enable engaging enjoy ensure
    ensuring environment environments equal equivalent especially essential excellent exciting expect expected experience experienced
    expertise extensive familiar familiarity fast fast-paced feel field find fit flexible focus focused follow following free friendly
    full-time fully fun future gain give global go goals good great grow growing growth hands hands-on happy hard help helping high
    highly hire hiring holiday holidays home hours hybrid idea ideal ideally ideas impact implement improve improving inclusive
    individual industry innovative insurance interest interested job join key know knowledge large lead leading learn level life local
    location long look looking love maintain maintaining major make making manage managing market meet member members minimum mission
    month months motivated multiple nice office offer offering offers onsite open opportunities opportunity opportunity organisation
    organization paced paid part part-time participate passion passionate pay people perform person perks plan plus position positive
    possible practical preferably preferred previous problem problems product professional proficiency proficient projects proud proven
    provide providing qualification qualifications quality quickly range ready real related relevant remote report reporting required
    requirement requirements responsibilities responsibility responsible results right role roles run running salary self send senior
    seek seeking share skill skilled skills small solid solution solutions solve start strong success successful support supporting take
    talented task tasks team teams technical time today tool tools top track training travel type understand understanding unique
    updated usually vacation value values various vision wait want way week weekly weeks welcome wide willing willingness work workers
    working workplace world write writing written year years`,
  de: `abgeschlossene abgeschlossenes abwechslungsreiche anforderungen anschreiben anspruchsvolle arbeit arbeiten arbeitest arbeitsort
    arbeitsplatz arbeitsweise arbeitszeit arbeitszeiten aufgabe aufgaben ausbildung ausgeprägte ausschreibung begeisterung bereich
    bereiche bereits bereitschaft berufserfahrung bewerbung bewirb bieten biete bringst d deine dein eigenverantwortlich eigenverantwortliche
    eigeninitiative einsatz entwickelst entwickeln erfahrung erfahrungen erfolgreich erfolgreiche erste erwartet fähigkeit fähigkeiten
    flexible freuen freude fundierte gehalt gesucht gut gute guten guter hohe hohes idealerweise interesse jahr jahre jahren kenntnis
    kenntnisse kollegen kommunikation langjährige leidenschaft leistungen m mehrjährige mindestens mitarbeit mitarbeiter mitarbeiterin
    mitbringen moderne motivation möglichkeit möglichkeiten möglichst neues kunden ort position profil qualifikation qualifikationen
    relevante relevanten rolle selbstständig selbstständige sicher sichere sicherer spannende spaß starke stelle suchen sucht tag tage tätigkeit
    team teamfähigkeit teil teilzeit umfeld umgang unterlagen unternehmen unterstützen unterstützt unterstützung urlaub urlaubstage verantwortung
    vergleichbare verfügst verständnis vertrag vertraut vollzeit voraussetzung voraussetzungen vorteil vorteilhaft w wichtig wort wunsch
    wünschenswert x zeit zusammenarbeit gmbh ag`,
  fr: `aimez ambiance an années année ans atout atouts avantage avantages bac bon bonne bonnes candidat candidature candidatures capacité
    cadre cdd cdi collaborateurs collaboration compétence compétences connaissance connaissances contrat description développer
    diplôme domaine entreprise environnement équipe équipes esprit excellent excellente expérience expériences f fonction fort forte
    formation grand h idéalement intégrer jour jours maîtrise métier minimum mission missions missions mois niveau nouvelle nouveau
    opportunité participer passionné plein poste postes postulez première première profil projet projets proposons qualité qualités recherche
    recherchons rejoignez rejoindre rémunération requis requise responsabilité responsabilités rôle salaire sein sens solide solides
    souhaité souhaitée temps travail travailler télétravail votre`,
  es: `ambiente año años aptitudes beneficios buen buena buscamos candidato candidatos capacidad colaborar completa condiciones
    conocimiento conocimientos contrato crecimiento deseable desarrollar descripción dominio empleo empresa entorno equipo equipos
    excelente experiencia formación forma funciones gran grupo habilidad habilidades horario idealmente incorporación incorporar indefinido
    jornada laboral manejo meses mínima mínimo nivel nueva nuevo ofrecemos oferta oportunidad participar perfil persona personas
    posición proyecto proyectos puesto requerida requerido requisito requisitos responsabilidad responsabilidades responsable rol
    salario sector se sólida sólidos trabajar trabajo trabajo únete valorable valorará valoramos vacaciones`,
  pt: `ambiente ano anos atividades benefícios boa boas bom buscamos candidato candidatos candidatura capacidade colaborar competências
    condições conhecimento conhecimentos contrato crescimento dia dias desejável desejáveis desenvolver descrição domínio emprego empresa
    equipa equipas equipe equipes excelente experiência formação função funções grande grupo habilidade habilidades horário idealmente
    integrar meses mínimo mínima nível nova novo oferecemos oportunidade oportunidades participar perfil pessoa pessoas posição projeto
    projetos procuramos qualificações remuneração requisito requisitos responsabilidade responsabilidades salário sólida sólidos
    trabalhar trabalho vaga valorizamos valorizado`,
};

/** Job descriptions in other languages are full of English: its words are stopped in every language. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const lists = [FUNCTION_WORDS.en, AD_WORDS.en, FUNCTION_WORDS[language], AD_WORDS[language]];
  return new Set(lists.flatMap((list) => (list ? split(list) : [])));
}
