extension CommonPasswords {
  /// First names, surnames and names of clubs, bands and famous people.
  static let names = """
    aaron abby abigail adam adrian adriana aidan alan albert alberto alejandra alejandro
    aleksandr aleksandra alessandra alessandro alex alexa alexander alexandra alexandre
    alexandria alexia alexis alfred alfredo alice alicia alina alison allen allison alyssa
    amanda amber amelia amy ana anastasia anastasija anastasiya andrea andreas andrei andrew
    andrey andy angela angelica angelina angelo angie anita ann anna anne annie anthony anton
    antonio april ariana ariel arnold arthur ashley ashton audrey austin ava bailey barbara
    barry beatrice becky ben benjamin bennett benny bernard beth betty beverly bianca bill billy
    bob bobby bonnie boris brad bradley brandi brandon brandy brenda brendan brett brian brianna
    britney brittany brooke brooklyn bruce bryan caitlin caleb calvin cameron camila camille
    candice carl carla carlos carmen carol carolina caroline carrie casey cassandra cassie
    catherine cathy cecilia chad charlene charles charlie charlotte chase chelsea cheryl chester
    chloe chris chrissy christian christina christine christopher christophe christy cindy
    claire clara claude claudia claudio clayton cody colin colleen connie connor corey courtney
    craig cristian cristina crystal curtis cynthia daisy dakota dale damian damon dan dana
    daniel daniela danielle danny darius darlene darren daryl dave david dawn dean debbie
    deborah denis denise dennis derek derrick destiny diana diane diego dima dmitriy dmitry
    dominic dominik dominique don donald donna doris dorothy doug douglas drew duane dustin
    dwayne dylan earl eddie edgar eduardo edward edwin eileen elaine eleanor elena eli elijah
    elizabeth ella ellen emily emma enrique eric erica erik erika erin ernest ernesto esther
    ethan eugene eva evan evelyn faith felicia felipe felix fernanda fernando fiona florence
    frances francesca francesco francis francisco franco frank frankie franklin fred freddie
    freddy frederick gabriel gabriela gabriella gabrielle gary gavin genesis geoffrey george
    gerald gerard gilbert gina giovanni gloria gordon grace grant greg gregory guillermo gustavo
    haley hannah harold harriet harry harvey heather hector heidi helen henry herbert hilary
    holly howard hugo hunter ian igor irene irina iris isaac isabel isabella isabelle ivan jack
    jackie jackson jacob jacqueline jade jaime jake james jamie jan jane janet janice jared
    jasmin jasmine jason javier jay jayden jean jeff jeffrey jenna jennifer jenny jeremy jerome
    jerry jesse jessica jessie jill jim jimmy joan joanna joaquin joe joel joey johan john
    johnny johnson jon jonathan jonathon jordan jorge jose joseph josephine josh joshua joyce
    juan juancarlos juanita judith judy julia julian juliana julie julien juliette julio june
    justin justine kaitlyn karen karina karl karla kate katelyn katerina katherine kathleen
    kathryn kathy katie katrina katya kayla keith kelly kelsey ken kendra kenneth kenny kevin
    kim kimberly kirill kirsten kitty konstantin kristen kristian kristin kristina kristine
    krystal kurt kyle lance larry laura lauren laurence laurie lawrence leah lee leo leon
    leonard leonardo leslie leticia levi lewis liam lily linda lindsay lindsey lisa logan lois
    lola lonnie lorena lorenzo lori lorraine louis louise lucas lucia lucy luis luke lydia lynn
    mackenzie madeline madison maggie manuel marc marcel marcela marcelo marcia marco marcos
    marcus margaret margarita maria mariah mariana marie marilyn marina mario marion marissa
    mark marlene marlon marsha marshall martha martin martina marvin mary mason mateo matheus
    mathew matilda matthew maureen maurice max maxim maxime maximilian maximiliano maxwell megan
    melanie melinda melissa melody mercedes meredith michael michaela micheal michel michele
    michelle miguel mikael mike mikey mikhail milan milena miles milton mindy miranda miriam
    misha mitchell mohamed mohammed molly monica monika monique morgan moses muhammad murphy
    myra nadia nancy naomi nastya natalia natalie nataliya natasha nathan nathaniel neil nelson
    nicholas nick nicky nicola nicolas nicole nikita nikki nikolai nikolay nina noah noel nora
    norman norma oleg olga oliver olivia omar oscar owen pablo paige pamela paola parker pascal
    patricia patricio patrick patty paul paula paulina pauline pavel pedro peggy penny perry
    peter petra philip philippe phillip phoebe pierre polina preston priscilla rachel rafael
    ralph ramon randall randy raquel raul ray raymond rebecca regina renee reynaldo rhonda
    ricardo richard rick ricky riley rita robert roberta roberto robin rodney rodrigo roger
    roland roman romina ron ronald ronnie rosa rosario rose rosemary ross roxanne roy ruben ruby
    rudy ruslan russell ruth ryan sabrina sally salvador sam samantha samson samuel sandra sandy
    santiago sara sarah sasha saul savannah scott sean sebastian serena serge sergei sergey
    sergio seth shannon shane sharon shaun shawn sheila shelby shelly sheri sherry shirley
    sidney sierra silvia simon simone skyler sofia sonia sonya sophia sophie spencer stacey
    stacy stan stanislav stanley stefan stefanie stella stephan stephanie stephen steve steven
    stewart stuart sue susan susana susanna suzanne sveta svetlana sydney sylvia tamara tammy
    tania tanya tara tasha taylor ted terence teresa terry thalia theodore theresa thomas
    tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trevor tricia trinity
    tristan troy tyler tyrone valentina valentin valeria valerie vanessa vanya vera vernon
    veronica veronika vicki vicky victor victoria viktor viktoria vincent vincenzo viola violet
    virginia vitaly vivian vlad vladimir vladislav vladislava walter wanda warren wayne wendy
    wesley whitney wilfred william williams willie willow wilson xavier yana yolanda yulia
    yvette yvonne zachary zoe zoey smith jones brown davis miller moore anderson harris thompson
    garcia martinez robinson clark rodriguez walker hall young hernandez wright lopez gonzalez
    carter perez roberts turner phillips campbell evans edwards collins sanchez morris rogers
    reed cook bell cooper richardson cox ward torres peterson gray ramirez watson brooks sanders
    wood barnes henderson coleman jenkins powell long patterson hughes flores washington simmons
    foster gonzales bryant griffin diaz hayes ivanov ivanova petrov petrova sidorov smirnov
    kuznetsov shevchenko bondarenko kravchenko nikolaev vladimirovna nikolaevna ronaldo
    ronaldinho messi neymar zidane maradona beckham rooney gerrard kaka kobe kobebryant
    michaeljordan lebron iverson shaquille tigerwoods woods federer nadal schumacher
    michaeljackson jacksons presley elvis lennon beatles thebeatles beatle mccartney madonna
    spears shakira beyonce rihanna ladygaga gaga bieber justinbieber timberlake mileycyrus
    hannahmontana montana onedirection jonas jonasbrothers chrisbrown avril avrillavigne lavigne
    tupac shakur biggie fiftycent wutang wutangclan snoop dogg ozzy osbourne ironmaiden maiden
    acdc ledzeppelin zeppelin pinkfloyd floyd deeppurple purple blacksabbath sabbath megadeth
    slayer pantera korn limpbizkit rammstein evanescence marilynmanson manson depechemode
    depeche mode ramones sexpistols nofx offspring mychemicalromance falloutboy paramore
    simpleplan tokiohotel backstreet coldplay radiohead oasis gunsnroses bonjovi aerosmith
    kurtcobain cobain hendrix jimihendrix marley bobmarley systemofadown jamesbond bond
    jamesbond007 indianajones rambo scarface tonymontana godfather hannibal sherlock holmes
    einstein newton galileo davinci mozart beethoven napoleon caesar cleopatra hercules achilles
    zeus athena aphrodite apollo poseidon hades odin thor loki merlin lancelot excalibur camelot
    dracula frankenstein chucknorris brucelee jackiechan brucewayne kingkong godzilla gandalf
    manchester manutd manunited manchesterunited united liverpool liverpoolfc arsenal tottenham
    everton newcastle astonvilla villa westham celtic rangers barcelona fcbarcelona barca
    realmadrid real madrid atletico juventus intermilan inter acmilan napoli roma bayern
    dortmund schalke ajax psv feyenoord benfica sporting porto galatasaray fenerbahce besiktas
    flamengo corinthians palmeiras santos gremio boca bocajuniors river riverplate chivas pumas
    yankees dodgers redsox cubs lakers celtics knicks heat spurs steelers packers patriots
    broncos seahawks chargers dolphins cowboys eagles redskins colts saints browns bengals
    texans braves mets phillies cardinals reds tigers orioles bluejays mariners athletics
    redwings blackhawks mapleleafs canucks penguins bruins flyers sabres canadiens oilers
    avalanche tarheels longhorns sooners gators seminoles hurricanes buckeyes wolverines huskers
    huskies jayhawks razorbacks bluedevils badgers hawkeyes crimson sunderland middlesbrough
    jefferson montgomery bernadette sylvester constantin antoinette marguerite esmeralda
    arabella serafina krystyna weronika concepcion guadalupe lincoln roosevelt kennedy obama
    trump clinton reagan bush churchill gandhi mandela cheguevara hitler stalin lenin putin
    johncena cena undertaker batista randyorton rey mysterio hulkhogan delpiero totti
    ibrahimovic chicharito demilovato lovato selena gomez selenagomez nickiminaj taylorswift
    swift salmankhan khan edwardcullen cullen jacobblack twilight sephiroth cloudstrife
    johndeere billabong remington earnhardt sonyericsson ericsson vascorossi fiorentina
    internazionale elisabetta margherita wonderwall inglewood sagitario dalejr jeffgordon
    """

  /// Countries, cities and regions.
  static let places = """
    america usa american england english london britain british scotland scottish ireland irish
    dublin wales france french paris germany german deutschland berlin munich hamburg italy
    italia italian rome venice spain spanish espana madrid portugal lisbon holland dutch
    amsterdam belgium brussels sweden swedish stockholm norway denmark finland iceland poland
    polska polish warsaw russia russian moscow ukraine ukraina kiev turkey turkish istanbul
    greece greek athens egypt israel jerusalem india indian delhi mumbai pakistan china chinese
    beijing shanghai guangzhou shenzhen hongkong hong kong macau taiwan taipei kaohsiung
    taichung tainan japan japanese tokyo osaka kyoto korea korean seoul thailand bangkok vietnam
    hanoi saigon singapore malaysia indonesia jakarta philippines filipino manila australia
    australian sydney melbourne brisbane auckland newzealand zealand canada canadian toronto
    montreal vancouver quebec mexico mexican brazil brasil argentina chile colombia peru
    venezuela cuba havana jamaica puertorico puerto rico africa african southafrica nigeria
    kenya morocco algeria madagascar europe asia alaska arizona phoenix california losangeles
    hollywood beverlyhills sandiego sanfrancisco francisco sacramento oakland colorado denver
    florida miami orlando tampa georgia atlanta hawaii honolulu illinois chicago indiana
    indianapolis kansas kentucky louisiana neworleans orleans boston massachusetts michigan
    detroit minnesota mississippi missouri montana nebraska nevada lasvegas vegas newjersey
    jersey newyork york manhattan brooklyn bronx carolina charlotte ohio cleveland cincinnati
    columbus oklahoma oregon portland pennsylvania philadelphia pittsburgh tennessee nashville
    memphis texas dallas houston austin sanantonio utah virginia washington seattle spokane
    wisconsin milwaukee wyoming dakota dayton buffalo winnipeg oxford cambridge edinburgh
    glasgow belfast birmingham leeds sheffield bristol cardiff yorkshire stalingrad leningrad
    sevastopol simferopol kalifornia madagaskar frederiksberg copenhagen vienna prague budapest
    geneva zurich switzerland austria romania bulgaria serbia croatia slovenia slovakia hungary
    albania casablanca montecarlo monaco sanandreas zimbabwe cameroon ghana ethiopia atlantis
    utopia heaven paradise bangladesh guatemala honduras nicaragua panama ecuador bolivia
    paraguay uruguay dominican haiti trinidad bahamas barbados afghanistan iran iraq syria
    lebanon jordan kuwait qatar dubai emirates arabia nepal srilanka myanmar cambodia laos
    mongolia tibet baltimore michoacan zacatecas jalisco guadalajara monterrey sinaloa
    """
}
